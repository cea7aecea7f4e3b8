export default definePageConfig({ navigationBarTitleText: '核对和申诉', enablePageMeta: true });
