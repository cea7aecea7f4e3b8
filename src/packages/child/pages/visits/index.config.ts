export default definePageConfig({ navigationBarTitleText: '儿童体检', enablePageMeta: true });
