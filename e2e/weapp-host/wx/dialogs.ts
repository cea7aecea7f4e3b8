// What WeChat draws over a page: toast, loading, modal and action sheet, as plain DOM a journey can press.
import { byId } from '../program';
import { agree, fail, type Options, succeed } from './answer';

type Kind = 'toast' | 'loading' | 'modal' | 'sheet';

const dismiss = (kind: Kind): void => document.getElementById(`wx-${kind}`)?.remove();

function show(kind: Kind, text: string): HTMLElement {
  dismiss(kind);
  const box = byId('wx-ui').appendChild(document.createElement('div'));
  box.id = `wx-${kind}`;
  box.setAttribute('role', kind === 'modal' || kind === 'sheet' ? 'dialog' : 'status');
  box.textContent = text;
  return box;
}

function press(box: HTMLElement, text: string, then: () => void): void {
  const button = box.appendChild(document.createElement('button'));
  button.textContent = text;
  button.addEventListener('click', () => {
    box.remove();
    then();
  });
}

interface ModalOptions extends Options {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
}

function showModal(options: ModalOptions): void {
  const box = show('modal', `${options.title ?? ''}\n${options.content ?? ''}`);
  const answer = (confirm: boolean) => () => succeed('showModal', options, { confirm, cancel: !confirm });
  if (options.showCancel !== false) press(box, options.cancelText ?? '取消', answer(false));
  press(box, options.confirmText ?? '确定', answer(true));
}

function showActionSheet(options: Options & { itemList: string[] }): void {
  const box = show('sheet', '');
  options.itemList.forEach((text, tapIndex) =>
    press(box, text, () => succeed('showActionSheet', options, { tapIndex })),
  );
  press(box, '取消', () => fail('showActionSheet', options, 'cancel'));
}

const shows = (name: string, kind: Kind) => (options: Options & { title: string }) => {
  show(kind, options.title);
  succeed(name, options);
};
const hides = (name: string, kind: Kind) => (options?: Options) => {
  dismiss(kind);
  succeed(name, options);
};

export const dialogs: Record<string, unknown> = {
  showToast: shows('showToast', 'toast'),
  hideToast: hides('hideToast', 'toast'),
  showLoading: shows('showLoading', 'loading'),
  hideLoading: hides('hideLoading', 'loading'),
  showModal,
  showActionSheet,
  showNavigationBarLoading: agree('showNavigationBarLoading'),
  hideNavigationBarLoading: agree('hideNavigationBarLoading'),
  stopPullDownRefresh: agree('stopPullDownRefresh'),
};
