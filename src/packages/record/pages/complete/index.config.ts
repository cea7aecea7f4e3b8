export default definePageConfig({ navigationBarTitleText: '档案还差什么', enablePageMeta: true });
