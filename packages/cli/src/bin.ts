#!/usr/bin/env node
import { run } from './run.js';

// A plugin that left a timer behind must not keep the process alive.
process.exit(await run(process.argv.slice(2)));
