export default definePageConfig({ navigationBarTitleText: '打印和带走', enablePageMeta: true });
