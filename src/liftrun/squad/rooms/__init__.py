"""Athletes who share rooms, as numbers: places, what plans give up together, the joint model, a week at prices."""
