export default definePageConfig({ navigationBarTitleText: '晒晒我的健康账户', enablePageMeta: true });
