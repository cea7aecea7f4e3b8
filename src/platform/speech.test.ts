import { canSpeak, speak } from './speech';

class Utterance {
  lang = '';
  rate = 1;
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly text: string) {}
}

let voices: { lang: string }[] = [];
let spoken: Utterance[] = [];
const synthesis = {
  getVoices: () => voices,
  speak: (utterance: Utterance) => void spoken.push(utterance),
  cancel: jest.fn(),
};

beforeEach(() => {
  process.env.TARO_ENV = 'h5';
  voices = [{ lang: 'zh-CN' }];
  spoken = [];
  Object.assign(window, { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance });
});

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

test('only where there is a Chinese voice, and never in WeChat', () => {
  expect(canSpeak()).toBe(true);
  voices = [{ lang: 'en-US' }];
  expect(canSpeak()).toBe(false);
  voices = [{ lang: 'zh-CN' }];
  process.env.TARO_ENV = 'weapp';
  expect(canSpeak()).toBe(false);
});

test('paragraphs come one after another and the page is told which', () => {
  const onParagraph = jest.fn();
  speak(['一', '二'], { onParagraph });
  expect(spoken.map(({ text, lang }) => [text, lang])).toEqual([['一', 'zh-CN']]);
  spoken[0]?.onend?.();
  expect(spoken.map(({ text }) => text)).toEqual(['一', '二']);
  spoken[1]?.onend?.();
  expect(onParagraph.mock.calls).toEqual([[0], [1], [undefined]]);
});

test('stopping is silence at once: the end of a cut paragraph starts no new one', () => {
  const onParagraph = jest.fn();
  const reading = speak(['一', '二'], { onParagraph });
  reading.stop();
  spoken[0]?.onend?.();
  spoken[0]?.onerror?.();
  expect(synthesis.cancel).toHaveBeenCalled();
  expect(spoken).toHaveLength(1);
  expect(onParagraph.mock.calls).toEqual([[0]]);
});

test('a voice that breaks ends the reading', () => {
  const onParagraph = jest.fn();
  speak(['一', '二'], { onParagraph });
  spoken[0]?.onerror?.();
  expect(onParagraph).toHaveBeenLastCalledWith(undefined);
});
