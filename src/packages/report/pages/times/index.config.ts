export default definePageConfig({ navigationBarTitleText: '选日子', enablePageMeta: true });
