export default definePageConfig({ navigationBarTitleText: '打印和存起来', enablePageMeta: true });
