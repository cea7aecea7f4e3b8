export default definePageConfig({ navigationBarTitleText: '签约和献血' });
