import { createTestBot } from '@qqbotjs/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { QuestionBank } from '../src/question-bank.js';
import { QuizPlugin } from '../src/quiz.plugin.js';

beforeEach(() => {
  vi.spyOn(QuestionBank.prototype, 'questions').mockReturnValue([
    { text: { 'zh-CN': '二加二？', en: 'Two and two?' }, choices: ['3', '4'], answer: '4' },
    { text: { 'zh-CN': '三乘三？', en: 'Three times three?' }, choices: ['6', '9'], answer: '9' },
  ]);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('/quiz', () => {
  test('asks one question after the other, and counts what was right', async () => {
    await using bot = await createTestBot({ plugins: [QuizPlugin] });
    const ming = bot.user('Ming');
    const { messages } = await ming.says('/quiz');
    expect(messages).toMatchObject([{ markdown: 'Two and two?', buttons: ['3', '4'] }]);
    expect(await ming.says('4')).toEqual(['✅ Right!', 'Three times three?']);
    expect(await ming.says('6')).toEqual(['❌ The answer is 9', expect.stringMatching(/^🏆 Scores\n.* 1$/)]);
  });

  test('takes a press of a button as an answer, in the language of the chat', async () => {
    await using bot = await createTestBot({ plugins: [QuizPlugin], locale: 'zh-CN' });
    const ming = bot.user('小明');
    expect(await ming.says('/问答')).toEqual(['二加二？']);
    const clicked = await ming.clicks('4');
    expect(clicked).toEqual(['✅ 答对了！', '三乘三？']);
    expect(clicked).toMatchObject({ acked: true, code: 0 });
  });

  test('asks again when the answer is none of the choices', async () => {
    await using bot = await createTestBot({ plugins: [QuizPlugin] });
    const ming = bot.user('Ming');
    await ming.says('/quiz');
    expect(await ming.says('five')).toEqual(['3 / 4']);
    expect(await ming.says('4')).toEqual(['✅ Right!', 'Three times three?']);
  });

  test('gives the point to whoever in a group is first', async () => {
    await using bot = await createTestBot({ plugins: [QuizPlugin] });
    const [ming, hong] = [bot.group('Tea').member('Ming'), bot.group('Tea').member('Hong')];
    await ming.says('/quiz');
    await hong.says('4');
    const [, scores] = await hong.clicks('9');
    expect(scores).toMatch(new RegExp(`^🏆 Scores\\n.*${hong.emulated.openid}.* 2$`));
    expect(await bot.group('Books').member('Hong').says('/scores')).toEqual(['🏆 Scores']);
  });

  test('ends when nobody answers in time', async () => {
    vi.mocked(new QuestionBank().questions).mockReturnValue([
      { text: { 'zh-CN': '快', en: 'Quick' }, choices: ['1'], answer: '1', thinkMs: 50 },
    ]);
    await using bot = await createTestBot({ plugins: [QuizPlugin] });
    const ming = bot.user('Ming');
    expect(await ming.says('/quiz')).toEqual(['Quick']);
    expect((await ming.hears()).text).toBe('That took too long, so let us leave it here.');
    expect(await ming.clicks('1')).toEqual(['This question is over.']);
  });
});

test('the questions that come along have their answer among the choices', () => {
  vi.restoreAllMocks();
  for (const { choices, answer } of new QuestionBank().questions()) expect(choices).toContain(answer);
});
