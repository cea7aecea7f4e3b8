/**
 * WeChat insists on this component when the tab bar is custom. It draws nothing: every tab page draws its own bar (src/ui/tab-bar), with
 * the right tab chosen from its first frame.
 */
export default function CustomTabBar() {
  return null;
}
