"""年度数据 and 年度总结: what is read for them, own figures, duties, texts."""
