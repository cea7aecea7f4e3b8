import { Sheet } from './sheet';

const ignore = (): undefined => undefined;

export const examples = {
  open: (
    <Sheet id="together" open title="能一起打吗" closeLabel="关上" onClose={ignore}>
      能。两针打在不同的胳膊上。
    </Sheet>
  ),
};
