export default definePageConfig({ navigationBarTitleText: '接收档案' });
