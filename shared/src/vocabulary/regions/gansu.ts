/** Gansu, as it stood in 2022: 14 prefectures and 86 counties (Jiayuguan has none). */
export const gansu: Readonly<Record<string, string>> = {
  '62': `01 兰州市 Lanzhou; 02 嘉峪关市 Jiayuguan; 03 金昌市 Jinchang; 04 白银市 Baiyin; 05 天水市 Tianshui;
    06 武威市 Wuwei; 07 张掖市 Zhangye; 08 平凉市 Pingliang; 09 酒泉市 Jiuquan; 10 庆阳市 Qingyang;
    11 定西市 Dingxi; 12 陇南市 Longnan; 29 临夏回族自治州 Linxia Hui Autonomous Prefecture;
    30 甘南藏族自治州 Gannan Tibetan Autonomous Prefecture`,
  '6201': `02 城关区 Chengguan District; 03 七里河区 Qilihe District; 04 西固区 Xigu District;
    05 安宁区 Anning District; 11 红古区 Honggu District; 21 永登县 Yongdeng County; 22 皋兰县 Gaolan County;
    23 榆中县 Yuzhong County`,
  '6203': `02 金川区 Jinchuan District; 21 永昌县 Yongchang County`,
  '6204': `02 白银区 Baiyin District; 03 平川区 Pingchuan District; 21 靖远县 Jingyuan County;
    22 会宁县 Huining County; 23 景泰县 Jingtai County`,
  '6205': `02 秦州区 Qinzhou District; 03 麦积区 Maiji District; 21 清水县 Qingshui County;
    22 秦安县 Qin'an County; 23 甘谷县 Gangu County; 24 武山县 Wushan County;
    25 张家川回族自治县 Zhangjiachuan Hui Autonomous County`,
  '6206': `02 凉州区 Liangzhou District; 21 民勤县 Minqin County; 22 古浪县 Gulang County;
    23 天祝藏族自治县 Tianzhu Tibetan Autonomous County`,
  '6207': `02 甘州区 Ganzhou District; 21 肃南裕固族自治县 Sunan Yugur Autonomous County;
    22 民乐县 Minle County; 23 临泽县 Linze County; 24 高台县 Gaotai County; 25 山丹县 Shandan County`,
  '6208': `02 崆峒区 Kongtong District; 21 泾川县 Jingchuan County; 22 灵台县 Lingtai County;
    23 崇信县 Chongxin County; 25 庄浪县 Zhuanglang County; 26 静宁县 Jingning County; 81 华亭市 Huating`,
  '6209': `02 肃州区 Suzhou District; 21 金塔县 Jinta County; 22 瓜州县 Guazhou County;
    23 肃北蒙古族自治县 Subei Mongol Autonomous County; 24 阿克塞哈萨克族自治县 Aksai Kazakh Autonomous County;
    81 玉门市 Yumen; 82 敦煌市 Dunhuang`,
  '6210': `02 西峰区 Xifeng District; 21 庆城县 Qingcheng County; 22 环县 Huan County; 23 华池县 Huachi County;
    24 合水县 Heshui County; 25 正宁县 Zhengning County; 26 宁县 Ning County; 27 镇原县 Zhenyuan County`,
  '6211': `02 安定区 Anding District; 21 通渭县 Tongwei County; 22 陇西县 Longxi County;
    23 渭源县 Weiyuan County; 24 临洮县 Lintao County; 25 漳县 Zhang County; 26 岷县 Min County`,
  '6212': `02 武都区 Wudu District; 21 成县 Cheng County; 22 文县 Wen County; 23 宕昌县 Tanchang County;
    24 康县 Kang County; 25 西和县 Xihe County; 26 礼县 Li County; 27 徽县 Hui County;
    28 两当县 Liangdang County`,
  '6229': `01 临夏市 Linxia; 21 临夏县 Linxia County; 22 康乐县 Kangle County; 23 永靖县 Yongjing County;
    24 广河县 Guanghe County; 25 和政县 Hezheng County; 26 东乡族自治县 Dongxiang Autonomous County;
    27 积石山保安族东乡族撒拉族自治县 Jishishan Bonan, Dongxiang and Salar Autonomous County`,
  '6230': `01 合作市 Hezuo; 21 临潭县 Lintan County; 22 卓尼县 Jonê County; 23 舟曲县 Zhugqu County;
    24 迭部县 Têwo County; 25 玛曲县 Maqu County; 26 碌曲县 Luqu County; 27 夏河县 Xiahe County`,
};
