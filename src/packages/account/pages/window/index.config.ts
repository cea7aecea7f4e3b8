export default definePageConfig({ navigationBarTitleText: '去卫生院窗口办', enablePageMeta: true });
