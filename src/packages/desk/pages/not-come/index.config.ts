export default definePageConfig({ navigationBarTitleText: '今年还没体检' });
