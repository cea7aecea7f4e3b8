export default definePageConfig({ navigationBarTitleText: '预约打疫苗', enablePageMeta: true });
