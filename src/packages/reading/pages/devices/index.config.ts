export default definePageConfig({ navigationBarTitleText: '血压计、血糖仪、秤', enablePageMeta: true });
