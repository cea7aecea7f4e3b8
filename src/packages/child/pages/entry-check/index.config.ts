export default definePageConfig({ navigationBarTitleText: '入园入学查验', enablePageMeta: true });
