/** Reading a QR code with the camera of a desk's computer: only where the browser can tell codes by itself. */

interface Detected {
  rawValue: string;
}
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<Detected[]>;
}
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector;

const isMaker = (value: unknown): value is DetectorMaker => typeof value === 'function';

function findMaker(): DetectorMaker | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined;
  const maker: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  return isMaker(maker) ? maker : undefined;
}

/** Whether this browser has a camera a page may ask for and knows QR codes. */
export const canScanByCamera = (): boolean =>
  findMaker() !== undefined && typeof navigator !== 'undefined' && 'mediaDevices' in navigator;

const LOOK_EVERY_MS = 200;

export interface CameraScan {
  stop: () => void;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Shows the camera inside an element and gives the first code it reads; ends then, or when told to stop. Rejects when the camera is
 * refused or missing.
 */
export async function scanByCamera(boxId: string, onCode: (text: string) => void): Promise<CameraScan> {
  const Maker = findMaker();
  const box = document.getElementById(boxId);
  if (!Maker || !box) throw new Error('no camera here');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  box.replaceChildren(video);
  await video.play();
  let running = true;
  const isRunning = (): boolean => running;
  const stop = (): void => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.remove();
  };
  const detector = new Maker({ formats: ['qr_code'] });
  const look = async (): Promise<void> => {
    while (isRunning()) {
      const [code] = await detector.detect(video).catch(() => []);
      if (code && isRunning()) {
        stop();
        onCode(code.rawValue);
        return;
      }
      await wait(LOOK_EVERY_MS);
    }
  };
  void look();
  return { stop };
}
