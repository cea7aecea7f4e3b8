import { useEffect, useState } from 'react';
import { MaskedText } from '../masked-text/masked-text';

export interface ShownPhoneProps {
  /** 199****0001; whoever has none is not asked about. */
  masked: string;
  /** 显示电话, the same with the name it is of, and what is said when it may not be shown. */
  words: { show: string; label: string; none: string };
  /** Asks for the full number, which is written down: 林国强 19900000002; undefined when there is none to be had. */
  onShow: () => Promise<string | undefined>;
}

/** As long as a number takes to dial. */
const SHOWN_MS = 30_000;

/** A phone with its middle hidden, shown for half a minute when somebody is to be called. */
export function ShownPhone({ masked, words, onShow }: ShownPhoneProps) {
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (shown !== undefined) return <MaskedText text={shown} label={shown} />;
  const show = (): void => void onShow().then((text) => setShown(text ?? words.none));
  return <MaskedText text={masked} label={masked} reveal={{ text: words.show, label: words.label, onPress: show }} />;
}
