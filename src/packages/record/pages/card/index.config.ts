export default definePageConfig({ navigationBarTitleText: '接种健康卡', enablePageMeta: true });
