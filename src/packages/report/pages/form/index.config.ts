export default definePageConfig({ navigationBarTitleText: '整张体检表', enablePageMeta: true });
