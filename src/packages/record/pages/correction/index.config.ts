export default definePageConfig({ navigationBarTitleText: '哪里写错了', enablePageMeta: true });
