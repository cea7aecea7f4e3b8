export default definePageConfig({ navigationBarTitleText: '记儿童体检' });
