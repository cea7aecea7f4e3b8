export default definePageConfig({ navigationBarTitleText: '康伴 体检报告' });
