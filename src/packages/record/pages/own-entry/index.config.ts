export default definePageConfig({ navigationBarTitleText: '自己记一条', enablePageMeta: true });
