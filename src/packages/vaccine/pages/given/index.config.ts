export default definePageConfig({ navigationBarTitleText: '接种证', enablePageMeta: true });
