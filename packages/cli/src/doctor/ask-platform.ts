import { NetworkError, readApiResponse } from '@qqbotjs/core';
import type { Chart, Patient } from './chart.js';

export interface Question {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: object;
  signal: AbortSignal;
}

/**
 * Asks once, without the patience a running bot has, and notes the time the platform has.
 *
 * @throws {@link ApiError} when the platform refuses, {@link NetworkError} when it does not answer.
 */
export async function askPlatform(chart: Chart, { method, url, headers, body, signal }: Question): Promise<unknown> {
  const path = new URL(url).pathname;
  const asked = Date.now();
  const init = { method, signal, headers: { 'content-type': 'application/json', ...headers }, body: write(body) };
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    noteTime(chart, response.headers.get('date'), (asked + Date.now()) / 2);
    const traceId = response.headers.get('x-tps-trace-id') ?? undefined;
    return readApiResponse(method, path, { status: response.status, text, traceId });
  } catch (error) {
    // What `fetch` throws says nothing; its cause does.
    if (!(error instanceof TypeError)) throw error;
    throw new NetworkError({ method, path, mayHaveArrived: false }, { cause: error.cause ?? error });
  }
}

/** Asks the API as the bot. */
export function askApi(patient: Patient, chart: Chart, path: string, signal: AbortSignal): Promise<unknown> {
  const { endpoints, appId } = patient.resolved;
  const headers = { authorization: `QQBot ${patient.token ?? ''}`, 'x-union-appid': appId };
  return askPlatform(chart, { method: 'GET', url: endpoints.api.replace(/\/$/, '') + path, headers, signal });
}

function write(body?: object): string | undefined {
  return body && JSON.stringify(body);
}

function noteTime(chart: Chart, date: string | null, now: number): void {
  const platformTime = Date.parse(date ?? '');
  // The header counts whole seconds: on average it is half of one behind.
  if (!Number.isNaN(platformTime)) chart.aheadMs = now - (platformTime + 500);
}
