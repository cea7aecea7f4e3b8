export default definePageConfig({ navigationBarTitleText: '身高体重', enablePageMeta: true });
