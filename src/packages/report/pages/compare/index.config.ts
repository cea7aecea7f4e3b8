export default definePageConfig({ navigationBarTitleText: '三年放在一起看', enablePageMeta: true });
