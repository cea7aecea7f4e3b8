export default definePageConfig({ navigationBarTitleText: '全家的积分', enablePageMeta: true });
