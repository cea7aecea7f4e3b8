import { create } from 'zustand';
import { useSession } from '@/platform/session';

interface Shown {
  /** Whose things the tab pages show; undefined: everybody, or whoever the page begins with. */
  residentId: string | undefined;
}

const useShown = create<Shown>(() => ({ residentId: undefined }));
useSession.subscribe(({ resident }) => {
  if (!resident) useShown.setState({ residentId: undefined });
});

export const useShownPerson = (): string | undefined => useShown(({ residentId }) => residentId);
/** One tap changes the person on every tab page. */
export const showPerson = (residentId: string | undefined): void => useShown.setState({ residentId });
