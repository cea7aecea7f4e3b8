// The thread that prints: a page takes some tenths of a second of pure computing, which no request may wait behind.
const { readFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
const { print } = require('./tagged-printer.cjs');

const FACE = '@expo-google-fonts/noto-sans-sc/';
const readFace = (file) => readFileSync(require.resolve(FACE + file));
const faces = {
  normal: readFace('400Regular/NotoSansSC_400Regular.ttf'),
  bold: readFace('600SemiBold/NotoSansSC_600SemiBold.ttf'),
};

parentPort.on('message', async ({ id, definition }) => {
  try {
    // The library keeps notes in the table of fonts: each document gets its own.
    const bytes = await print(definition, { Sans: { ...faces } });
    if (bytes) parentPort.postMessage({ id, bytes }, [bytes.buffer]);
    else parentPort.postMessage({ id, tooLong: true });
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error?.stack ?? error) });
  }
});
