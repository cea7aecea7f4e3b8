export default definePageConfig({ navigationBarTitleText: '能看档案的软件', enablePageMeta: true });
