export default definePageConfig({ navigationBarTitleText: '给医生看档案', enablePageMeta: true });
