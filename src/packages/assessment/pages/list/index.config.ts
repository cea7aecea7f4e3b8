export default definePageConfig({ navigationBarTitleText: '健康小问卷', enablePageMeta: true });
