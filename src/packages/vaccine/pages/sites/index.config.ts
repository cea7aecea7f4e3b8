export default definePageConfig({ navigationBarTitleText: '接种点', enablePageMeta: true });
