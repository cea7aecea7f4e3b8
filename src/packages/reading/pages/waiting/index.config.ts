export default definePageConfig({ navigationBarTitleText: '等着发送', enablePageMeta: true });
