export default definePageConfig({ navigationBarTitleText: '特别保密的记录', enablePageMeta: true });
