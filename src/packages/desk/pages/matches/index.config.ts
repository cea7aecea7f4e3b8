export default definePageConfig({ navigationBarTitleText: '康伴 核对档案' });
