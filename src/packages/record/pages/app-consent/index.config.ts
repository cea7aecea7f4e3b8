export default definePageConfig({ navigationBarTitleText: '让软件看档案', enablePageMeta: true });
