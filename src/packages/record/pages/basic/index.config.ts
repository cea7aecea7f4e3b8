export default definePageConfig({ navigationBarTitleText: '基本健康信息', enablePageMeta: true });
