export default definePageConfig({ navigationBarTitleText: '预约', enablePageMeta: true });
