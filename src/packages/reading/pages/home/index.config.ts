export default definePageConfig({ navigationBarTitleText: '血压、血糖、体重', enablePageMeta: true });
