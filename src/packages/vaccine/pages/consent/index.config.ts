export default definePageConfig({ navigationBarTitleText: '接种知情同意书', enablePageMeta: true });
