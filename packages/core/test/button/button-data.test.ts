import { describe, expect, test } from 'vitest';
import { buttonData, MessageError, PluginError } from '../../src/index.js';

const confirm = buttonData('confirm:<id:int>');

describe('buttonData', () => {
  test('writes data, and reads it', () => {
    expect(confirm.data(5)).toBe('confirm:5');
    expect(confirm.parse('confirm:5')).toEqual([5]);
    expect(confirm.parse('confirm:five')).toBeUndefined();
    expect(confirm.parse('cancel')).toBeUndefined();
    expect(confirm.parse(undefined)).toBeUndefined();
  });

  test('makes a callback button, options behind the values', () => {
    expect(confirm.button('Yes', 5, { style: 'solid', id: 'yes', group: 'g' })).toMatchObject({
      id: 'yes',
      group_id: 'g',
      render_data: { label: 'Yes', style: 4 },
      action: { type: 1, data: 'confirm:5' },
    });
    expect(buttonData('cancel').button('No').action.data).toBe('cancel');
    const page = buttonData('page:[number:int]');
    expect(page.button('First').action.data).toBe('page');
    expect(page.button('First', undefined, { style: 'grey' })).toMatchObject({
      render_data: { style: 0 },
      action: { data: 'page' },
    });
  });

  test('takes data of 128 characters, an emoji counting as one', () => {
    const say = buttonData('say:<what>');
    expect(say.data('😀'.repeat(124))).toBe(`say:${'😀'.repeat(124)}`);
    expect(() => say.data('😀'.repeat(125))).toThrow(MessageError);
    expect(() => say.button('Say', 'x'.repeat(200))).toThrow(
      'The data of the button "say:<what>" has 204 characters, at most 128 fit; keep what it says in storage, and put its id into the button.',
    );
  });

  test('says which declaration it cannot read', () => {
    // As text the compiler knows nothing of; a literal would not compile.
    const pattern: string = '<id:int>';
    expect(() => buttonData(pattern)).toThrow(PluginError);
  });
});
