export default definePageConfig({ navigationBarTitleText: '历次的数', enablePageMeta: true });
