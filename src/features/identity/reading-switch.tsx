import { setReader } from '@kangban/contract/identity';
import { me as words } from '@/copy/me';
import { call } from '@/platform/request';
import { setReadingMode, useReading } from '@/platform/reader-mode';
import { Row } from '@/ui/row/row';
import { Switch } from '@/ui/switch/switch';

/** 大字版: changes at once; the account remembers it for other phones when it can be reached. */
export function ReadingSwitch({ signedIn }: { signedIn: boolean }) {
  const on = useReading(({ mode }) => mode === 'elder');
  const change = (elderMode: boolean): void => {
    setReadingMode(elderMode ? 'elder' : 'standard');
    if (signedIn) void call(setReader, { body: { elderMode } }).catch(() => undefined);
  };
  return (
    <Row
      icon="eye"
      title={words.elderMode}
      note={on ? words.elderOn : words.elderModeNote}
      right={<Switch on={on} onChange={change} label={words.elderMode} words={{ on: words.on, off: words.off }} />}
    />
  );
}
