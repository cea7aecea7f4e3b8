export default definePageConfig({ navigationBarTitleText: '核对报告真伪', enablePageMeta: true });
