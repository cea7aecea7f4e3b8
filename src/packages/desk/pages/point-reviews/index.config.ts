export default definePageConfig({ navigationBarTitleText: '等人看的积分' });
